"""The Django project: what an installation keeps and shows."""
