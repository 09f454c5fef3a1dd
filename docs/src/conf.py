"""How Sphinx builds the documentation: `make docs-build`, where a warning is an error."""

import sys
from pathlib import Path

from ska_tango_examples import __version__

DOCS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(DOCS / "ext"))

project = "ska-tango-examples"
author = "ska-tango-examples developers"
release = version = __version__

extensions = [
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "json_schema",
    "tango_class",
]
# Docstrings for the command line write `name` where others write ``name``: both are code.
default_role = "code"
exclude_patterns = ["snippets"]

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"
autodoc_default_options = {"members": True}
add_module_names = False
napoleon_numpy_docstring = False
python_use_unqualified_type_names = True

html_theme = "furo"
html_title = f"{project} {release}"
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_copy_source = False
html_show_copyright = False
html_show_sphinx = False
