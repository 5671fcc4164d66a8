"""Exercises of week one."""
