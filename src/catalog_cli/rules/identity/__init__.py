"""Family `identity`: is every item one of its kind, and does every reference lead to one?"""
