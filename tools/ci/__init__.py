"""What the pipeline makes of its reports: one lint report, metrics, badges and pages."""
