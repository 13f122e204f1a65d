"""Family `link`: does every item lead to a page, and to the right kind of page?"""
