"""The catalogue as a whole: its categories, its order, and what becomes of its ids."""
