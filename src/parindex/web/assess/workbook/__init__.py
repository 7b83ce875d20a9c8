"""The form of a sheet as a workbook: handed out, and one or several of them taken in again after a look."""
