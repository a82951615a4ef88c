"""Calderaro's definition: three skills, three groups, diffusion, sustainable connectivity."""
