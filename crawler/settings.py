"""Scrapy's settings of the project, each with its reason. `scrapy crawl` and `postsieve crawl` both start
from here.
"""

import os
from importlib.metadata import version

BOT_NAME = "postsieve"
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"

# Who asks, and whom to write to: site owners must be able to tell us to stop.
POSTSIEVE_CONTACT = os.environ.get("POSTSIEVE_CONTACT", "")
USER_AGENT = f"postsieve/{version('postsieve')}" + (f" (+{POSTSIEVE_CONTACT})" if POSTSIEVE_CONTACT else "")

# Where pages and rows go; the command line sets both.
POSTSIEVE_DB = os.environ.get("POSTSIEVE_DB", "sqlite:///postsieve.db")
POSTSIEVE_ARCHIVE = os.environ.get("POSTSIEVE_ARCHIVE", "archive")
POSTSIEVE_COMMENTS = True
POSTSIEVE_SITE_RULES = True  # lines that stand on most posts of a site go out of their texts

# Registrable domains whose robots.txt shuts out every unknown robot: one line for the user instead of a
# request.
POSTSIEVE_SAVED_ONLY = ["linkedin.com"]

# Politeness: robots.txt obeyed, two connections to a site at most, the pace set by how fast the site answers.
ROBOTSTXT_OBEY = True
ROBOTSTXT_PARSER = "crawler.manners.RobotParserWithSitemaps"
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_MAX_DELAY = 60.0
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0
DOWNLOAD_DELAY = 0.5
CONCURRENT_REQUESTS = 16
CONCURRENT_REQUESTS_PER_DOMAIN = 2
COOKIES_ENABLED = False

# Bounds on what one URL may cost.
POSTSIEVE_PAGE_SECONDS = 10
POSTSIEVE_PAGE_MEMORY = 500  # MB
DOWNLOAD_TIMEOUT = 30
DNS_TIMEOUT = 15
DOWNLOAD_MAXSIZE = 50 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
REDIRECT_MAX_TIMES = 10
RETRY_TIMES = 2
DEPTH_LIMIT = 200

# Error pages are archived and explained too, so the spiders get every status.
HTTPERROR_ALLOW_ALL = True
METAREFRESH_MAXDELAY = 5

# No door into the running process.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

DOWNLOADER_MIDDLEWARES = {
    "crawler.guard.AddressGuard": 10,
    "crawler.manners.WallMiddleware": 20,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.manners.RobotsMiddleware": 100,
    "crawler.manners.PageLimitMiddleware": 110,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "crawler.manners.RetryAfterMiddleware": 550,
}
EXTENSIONS = {"crawler.manners.CrawlDelay": 500}
ITEM_PIPELINES = {"crawler.pipelines.IngestPipeline": 500}

LOG_LEVEL = "INFO"
