"""Scrapy spiders: thin, they read what a platform says to follow."""
