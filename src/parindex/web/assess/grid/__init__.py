"""The grid: every leaf of a sheet on one page, its figures typed where its points stand."""
