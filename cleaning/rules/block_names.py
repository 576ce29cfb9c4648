"""Names (class or id, lower case, `_` as `-`) that themes, plugins and platforms give to blocks of interface.

Sources: default themes of WordPress from classic to Twenty Twenty-Five, Genesis, Divi, tagDiv, Blogger's
templates, Ghost, Drupal; the plugins' own style sheets (Jetpack, AddToAny, AddThis, Simple Author Box, YARPP,
Mailchimp for WordPress, OneTrust, Complianz, ...). A name belongs here when it says what the block is for all
its users, not when one site uses it so.
"""

from __future__ import annotations

_BLOCKS = {
    "share_bar": """
        sharedaddy sd-sharing sd-sharing-enabled sd-like jp-post-flair
        wp-block-jetpack-sharing-buttons wp-block-jetpack-like addtoany-share-save-container
        addtoany-content a2a-kit addthis-toolbox addthis-inline-share-toolbox
        addthis-sharing-toolbox ssba ssba-wrap essb-links heateor-sss-sharing-container
        heateorssssharing mashsb-container shareaholic-canvas post-share entry-share
        entry-sharing td-post-sharing td-post-sharing-bottom td-post-sharing-top social-share
        socialshare share-buttons sharing-buttons sharebuttons social-sharing social-buttons
        share-bar sharebar share-links share-tools share-icons share-block share-box sharing
        article-share article-sharing article-social share-article share-post post-sharing
        post-share-buttons novashare-buttons swp-social-panel et-social-inline
        et-social-networks dpsp-content-wrapper dpsp-share-text social-media-share
        social-share-buttons social-links-share sharethis-inline-share-buttons fb-share-button
        fb-like twitter-share-button simple-share-buttons wpusb jssocials rrssb-buttons shariff
        shariff-buttons social-bookmarks social-likes ya-share2 pluso print-link print-button
        pf-button printfriendly share-widget share-panel share-container share-list
        wdt-social-share
    """,
    "related_posts": """
        jp-relatedposts yarpp yarpp-related related-posts relatedposts related-articles
        relatedarticles related-post related-stories related-story related-news related-content
        related-entries crp-related rp4wp-related-posts td-block-related-posts
        wp-block-jetpack-related-posts zem-rp-wrap wp-rp-wrap contextly outbrain ob-widget
        taboola trc-related-container recommended-posts recommended-articles more-from-author
        post-related entry-related read-next readnext related-links related-reading
        related-topics relatedposts-wrapper similar-posts you-may-also-like also-like most-read
        mostread popular-posts popularposts recent-posts recentposts latest-posts
        recommendations recirculation recirc nrelate linkwithin-div linkwithin-inner
        related-item related-items article-related article-recommendations
    """,
    "author_box": """
        author-box authorbox about-author abouttheauthor about-the-author author-bio authorbio
        author-bio-box author-description author-biography saboxplugin-wrap abh-box abh-box-down
        post-author-box entry-author-box m-a-box td-author-box wp-block-post-author-biography
        pp-multiple-authors-wrapper author-info-box post-author-bio article-author-bio
        author-profile-box fn-author-box tie-author-box author-archive-description
        authordescription
    """,
    "comment_form": """
        respond comment-respond commentform comment-form comments-form
        wp-block-post-comments-form comment-form-wrap postcomment post-comment-form
        leave-comment leave-a-comment comment-reply-form comments-closed nocomments no-comments
        comment-notes
    """,
    "newsletter_box": """
        newsletter newsletter-signup newsletter-sign-up newsletter-form newsletter-box
        newsletter-widget newsletter-subscribe newsletter-subscription newsletter-cta mc4wp-form
        mc-embed-signup mailchimp-form jetpack-subscription-widget
        wp-block-jetpack-subscriptions blog-subscription subscribe-form subscription-form
        email-signup signup-form sib-form ml-form-embedcontainer formkit-form subscribe-box
        subscribe-widget subscription-widget tnp tnp-subscription email-subscription optin-box
        kg-signup-card gh-subscribe subscribe-cta subscribe-footer
    """,
    "consent_box": """
        cookie-notice cookie-law-info-bar cookie-banner cookie-bar cookie-consent cookieconsent
        cc-window gdpr-banner onetrust-banner-sdk onetrust-consent-sdk cmplz-cookiebanner
        eu-cookie-law eupopup cookiebanner cky-consent-container cookie-message
        cookie-policy-banner moove-gdpr-cookie-info-bar cookies-eu-banner cookiechoiceinfo
        usercentrics-root didomi-host sp-message-container cookie-notice-container cookiebar
        cookie-disclaimer cookies-notice
    """,
    "sign_in_prompt": """
        login-form loginform login-box signin-form sign-in-form login-prompt login-modal
        signin-modal contextual-sign-in-modal guest-join-form join-form must-log-in logged-in-as
        user-login user-login-form sign-in-modal signup-prompt sign-up-prompt signin-prompt
        sign-in-prompt paywall-prompt paywall-message paywall-notice regwall login-wall signup-wall
    """,
    "post_navigation": """
        post-navigation posts-navigation nav-single nav-above nav-below post-nav nav-previous
        nav-next pagination post-pagination page-links wp-pagenavi paging paging-navigation
        pagenavi breadcrumb breadcrumbs yoast-breadcrumbs rank-math-breadcrumb
        td-crumb-container prev-next prevnext previous-next post-nav-links entry-navigation
        blog-pager td-post-next-prev pager post-pager comment-navigation comments-pagination
        bread-crumb navigation-top posts-nav next-prev post-prev-next
    """,
    "post_labels": """
        postmetadata
        tag-links tags-links cat-links post-tags post-labels entry-tags tagcloud tag-cloud
        entry-utility td-post-source-tags post-categories entry-categories article-tags
        comments-link
    """,
    "hover_card": """
        hovercard hover-card hovercard-content tooltiptext tooltip-text tooltip-content
        tooltip-inner popover-content popover-body rollover-block rollover-content
    """,
    "skip_link": "skip-link skiplink skip-links skip-to-content skip-nav skip-navigation",
    "advert_box": """
        adsbygoogle advertisement advertising ad-container ad-wrapper ad-slot ad-unit adslot
        ad-banner google-auto-placed dfp-ad gpt-ad ad-label advert ads-container wpcnt wpa
        wordads-ad
    """,
}

NAMES: dict[str, str] = {name: rule for rule, names in _BLOCKS.items() for name in names.split()}
"""Name -> the rule that cuts a block of that name."""
