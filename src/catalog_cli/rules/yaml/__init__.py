"""Family `yaml`: can a file be read, and does every reader read the same in it?"""
