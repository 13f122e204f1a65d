"""Family `law`: does the legal basis name its sources as they are, and places that they have?"""
