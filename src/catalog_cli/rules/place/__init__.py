"""Family `place`: are the government and the offices that an item names those of this catalogue?"""
