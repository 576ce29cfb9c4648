"""The sample blog of `postsieve demo`, and the server that shows it on loopback."""
