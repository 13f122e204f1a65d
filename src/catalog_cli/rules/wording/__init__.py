"""Family `wording`: are characters, punctuation and spaces those of a published Chinese text?"""
