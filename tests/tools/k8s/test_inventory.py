"""What belongs to a release."""

from tools.k8s.inventory import Item, of_release


def item(name: str, *, release: str = "", owners: tuple[str, ...] = ()) -> Item:
    return Item("/api/v1", "thing", name, name, frozenset(owners), release, ends=False)


def test_what_was_made_for_the_things_of_a_release_is_its_too() -> None:
    job = item("job", release="test")
    pod = item("pod", owners=("job",))
    log = item("log", owners=("pod",))
    others = [item("foreign", release="other"), item("of the foreign", owners=("foreign",))]
    assert of_release([log, pod, job, *others], "test") == [log, pod, job]
