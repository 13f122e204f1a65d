"""Family `file`: is every file of the catalogue there to be read?"""
