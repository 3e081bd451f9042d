package import Markup

/// What stands around every page: the head, the search, the reader's language, who is signed in.
package struct Frame {
    let screen: Screen
    let page: Page
    /// In which the page can be had besides.
    let forms: [Format]

    package init(screen: Screen, page: Page, forms: [Format] = []) {
        self.screen = screen
        self.page = page
        self.forms = forms
    }

    private var texts: Texts { screen.texts }
    private var site: Site { screen.site }

    package var markup: Markup {
        html(.lang(screen.language.rawValue)) {
            documentHead
            body {
                a(.class("skip"), .href("#main")) { texts("web.frame.skip") }
                masthead
                main(.id("main"), .class("page")) {
                    flash
                    page.main
                }
                colophon
            }
        }
    }

    private var documentHead: Markup {
        head {
            meta(Attribute("charset", "utf-8"))
            title { page.title == site.name ? site.name : "\(page.title) · \(site.name)" }
            meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
            meta(.name("color-scheme"), .content("light dark"))
            if let summary = page.summary { meta(.name("description"), .content(summary)) }
            if page.isIndexed { told }
            Markup.group(alternates)
            if let feed = page.feed {
                link(
                    .rel("alternate"), .type("application/atom+xml"), .href(feed), Attribute("title", page.title))
            }
            if !page.isIndexed { meta(.name("robots"), .content("noindex")) }
            link(.rel("icon"), .href("/assets/favicon.svg"), .type("image/svg+xml"))
            Markup.group(Self.stylesheets.map { link(.rel("stylesheet"), .href("/assets/\($0).css")) })
            if site.accent != nil { link(.rel("stylesheet"), .href("/site.css")) }
            script(.src("/assets/reader.js")) { "" }
            Markup.group(page.scripts.map { script(.src("/assets/\($0).js"), .defer(true)) { "" } })
        }
    }

    /// The page in other forms, for programs that begin with this one.
    private var alternates: [Markup] {
        let query = screen.visit.query.isEmpty ? "" : "?\(screen.visit.query)"
        return forms.filter { $0 != .csvMetadata }.map { form in
            link(.rel("alternate"), .type(form.type), .href(form.address(of: screen.visit.path + query)))
        }
    }

    /// What other sites and search engines make a card of: the Open Graph protocol, oEmbed, OpenSearch.
    @MarkupBuilder private var told: Markup {
        let address = screen.absolute(screen.visit.path)
        link(.rel("canonical"), .href(address))
        property("og:title", page.title)
        property("og:type", page.subject == nil ? "website" : "article")
        property("og:url", address)
        property("og:site_name", site.name)
        property("og:locale", screen.language == .fr ? "fr_FR" : "en_GB")
        if let summary = page.summary { property("og:description", summary) }
        if let subject = page.subject {
            link(
                .rel("alternate"), .type("application/json+oembed"),
                .href("/oembed?url=\(screen.absolute(subject).percentEncoded)"), Attribute("title", page.title))
        }
        link(
            .rel("search"), .type("application/opensearchdescription+xml"), .href("/opensearch.xml"),
            Attribute("title", site.name))
    }

    private func property(_ name: String, _ value: String) -> Markup {
        meta(Attribute("property", name), .content(value))
    }

    private static let stylesheets = ["tokens", "base", "layout", "components", "forms", "pictures", "print"]

    private var masthead: Markup {
        header(.class("masthead")) {
            a(.class("brand"), .href("/")) {
                picture("/assets/logo.svg#logo", viewBox: "0 0 48 48")
                " \(site.name)"
            }
            if !page.isSearch { search }
            tools
            menu
        }
    }

    private var search: Markup {
        element("form", .class("find"), .role("search"), .action("/search")) {
            label(.class("hidden"), .for("find")) { texts("web.frame.find") }
            input(.id("find"), .name("q"), .type("search"), .autocomplete("off"))
            button(.class("button")) { texts("web.frame.search") }
        }
    }

    private var tools: Markup {
        nav(.class("tools"), .ariaLabel(texts("web.frame.tools"))) {
            ul {
                Markup.group(site.languages.filter { $0 != screen.language }.map(languageLink))
                if let viewer = screen.viewer {
                    if viewer.roles.contains(.moderator) && !viewer.isAdministrator {
                        li { a(.href("/moderation")) { texts("web.frame.moderation") } }
                    }
                    if viewer.isAdministrator {
                        li { a(.href("/administration")) { texts("web.frame.administration") } }
                    }
                    li { a(.href("/profile")) { viewer.name } }
                    li {
                        screen.form(to: "/session/ending", class: "cluster") {
                            button(.class("button link")) { texts("web.frame.signOut") }
                        }
                    }
                } else {
                    li { a(.href("/session/new")) { texts("web.frame.signIn") } }
                }
            }
        }
    }

    private func languageLink(_ language: Language) -> Markup {
        let kept = screen.visit.query.split(separator: "&").filter { !$0.hasPrefix("lang=") }.joined(separator: "&")
        let query = kept.isEmpty ? "lang=\(language.rawValue)" : "\(kept)&lang=\(language.rawValue)"
        return li {
            a(.href("?\(query)"), .lang(language.rawValue), Attribute("hreflang", language.rawValue)) { language.name }
        }
    }

    private var menu: Markup {
        nav(.class("menu"), .ariaLabel(texts("web.frame.menu"))) {
            ul { Markup.group(site.navigation.map(menuEntry)) }
        }
    }

    private func menuEntry(_ entry: NavigationEntry) -> Markup {
        let path = screen.visit.path
        let current = path == entry.path ? "page" : path.hasPrefix(entry.path + "/") ? "true" : nil
        return li { a(.href(entry.path), .optional("aria-current", current)) { texts(entry.key) } }
    }

    private var flash: Markup {
        guard let key = screen.visit.flash, texts.has(key) else { return .group([]) }
        return div(.class("notice good"), .role("status")) { p { texts(key) } }
    }

    private var colophon: Markup {
        footer(.class("colophon")) {
            nav(.ariaLabel(texts("web.frame.about"))) {
                ul {
                    li { a(.href("/about")) { texts("web.frame.aboutNode") } }
                    li { a(.href("/privacy")) { texts("web.frame.privacy") } }
                    li { a(.href("/api")) { texts("web.frame.api") } }
                    li { a(.href("/accessibility")) { texts("web.frame.accessibility") } }
                    li { a(.href("/open-data")) { texts("web.frame.openData") } }
                    li { a(.href("/moderation/log")) { texts("web.frame.log") } }
                    if let subject = page.subject {
                        if page.isIndexed {
                            li {
                                a(.href("/embedding?page=\(subject.percentEncoded)"), .rel("nofollow")) {
                                    texts("web.frame.embedding")
                                }
                            }
                        }
                        li {
                            a(.href("/reports/new?page=\(subject.percentEncoded)"), .rel("nofollow")) {
                                texts("web.frame.report")
                            }
                        }
                    }
                    if site.showsOutbox { li { a(.href("/outbox")) { texts("web.frame.outbox") } } }
                }
            }
            ReaderChoices(texts: texts).markup
            // Said of the site: a page that names another licence is under that one.
            p(Attribute("about", "/")) {
                texts("web.frame.licence") + " "
                a(.rel("license"), .href("https://creativecommons.org/licenses/by-sa/4.0/")) { "CC BY-SA 4.0" }
            }
        }
    }
}

/// A symbol of one of our own SVG files.
package func picture(_ address: String, viewBox: String) -> Markup {
    element("svg", Attribute("viewBox", viewBox), .ariaHidden("true")) {
        element("use", .href(address)) { "" }
    }
}
