"""The verbs of `postsieve`, one file each."""
