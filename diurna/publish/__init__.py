"""The edition → the world. Everything here sees the edition and nothing else."""

from diurna.publish.versions import made_with

__all__ = ["made_with"]
