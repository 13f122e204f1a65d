"""Family `schema`: does a file have the shape that its JSON Schema asks for?"""
