import Commons
import Markup
import Web

extension ResultsPage {
    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        let scripts = ["search", "typeahead"] + (places == nil ? [] : ["map"])
        var page = Page(title(texts), scripts: scripts) {
            section(.class("section")) {
                head(texts)
                FormView(form.submission, texts, labels: "discovery.field").errors
                form.error(of: "q", texts)
                searchForm(texts)
            }
            section(.class("section")) {
                section(.id("results"), .ariaLabelledby("results-title")) { found(texts) }
                div(.class("margin")) { facetBox(texts) }
            }
        }
        page.summary = texts("\(textKey).lead")
        page.isSearch = true
        page.isIndexed = question.isOpen && question.after == nil
        return page
    }

    /// « code campagne · Pratiques », so that pages are told apart among those visited.
    private func title(_ texts: Texts) -> String {
        let heading = texts("\(textKey).title")
        return question.text.isEmpty ? heading : "\(question.text) · \(heading)"
    }

    private var textKey: String { "discovery.search.\(question.scope?.rawValue ?? "all")" }

    private func head(_ texts: Texts) -> Markup {
        header(.class("head")) {
            h1 { texts("\(textKey).title") }
            if question.isOpen { p(.class("lead")) { texts("\(textKey).lead") } }
        }
    }

    private func searchForm(_ texts: Texts) -> Markup {
        let isRefused = form.submission.problems["q"] != nil
        return element(
            "form", .class("find"), .id(Self.formID), .role("search"), .action(question.path),
            // What has to be looked at again is answered by a page of its own.
            .optional("data-live", form.submission.isValid ? "results facet-lists" : nil)
        ) {
            label(.class("hidden"), .for("q")) { texts("discovery.search.field") }
            input(
                .id("q"), .name("q"), .type("search"), .value(question.text), .autocomplete("off"),
                .optional("aria-invalid", isRefused ? "true" : nil),
                .optional("aria-describedby", isRefused ? "q-error" : nil))
            if question.arrangement != .list {
                input(.type("hidden"), .name("view"), .value(question.arrangement.rawValue))
            }
            button(.class("button main")) { texts("discovery.search.button") }
        }
    }

    private func facetBox(_ texts: Texts) -> Markup {
        div(.class("facets"), .id("facets")) {
            h2 { texts("discovery.narrow") }
            TerritoryField(form, texts).markup
            div(.class("facets"), .id("facet-lists")) { Markup.group(facets.map { $0.view(form, texts) }) }
            button(.class("button"), Attribute("form", Self.formID)) { texts("discovery.narrow.apply") }
        }
    }

    private func found(_ texts: Texts) -> Markup {
        .group([
            h2(.class("hidden"), .id("results-title")) { texts("discovery.results") },
            div(.class("cluster")) {
                p(Attribute("data-count", "")) { count(texts) }
                p { a(.href("#facets")) { texts("discovery.narrow") } }
            },
            filters(texts),
            territoryStrip(texts),
            total == 0 ? NothingFound(question, facets).markup(texts) : arranged(texts),
        ])
    }

    private func count(_ texts: Texts) -> Markup {
        let exact = total == 0 ? texts("discovery.count.none") : texts("discovery.count", count: total)
        let amount = isExact ? exact : texts("discovery.count.more", count: total)
        return .group([
            strong { amount },
            .text(question.text.isEmpty ? "" : " " + texts("discovery.count.for", ["text": question.text])),
        ])
    }

    private func filters(_ texts: Texts) -> Markup {
        let filters = Filter.all(of: question, facets)
        guard !filters.isEmpty else { return .group([]) }
        return ul(.class("tags"), .ariaLabel(texts("discovery.filters"))) {
            Markup.group(
                filters.map { filter in
                    li {
                        a(.href(filter.without.address)) { texts("discovery.filter.remove", ["filter": filter.label]) }
                    }
                })
        }
    }

    private func territoryStrip(_ texts: Texts) -> Markup {
        guard !territories.isEmpty else { return .group([]) }
        return div(.class("cluster")) {
            p(.class("note")) { texts("discovery.territories", count: territories.count) }
            ul(.class("tags")) {
                Markup.group(
                    territories.map { territory in li { a(.href(territory.path)) { territory.label(texts) } } })
            }
        }
    }

    private func arranged(_ texts: Texts) -> Markup {
        .group([
            arrangements(texts),
            drawn(texts),
            Widening(question, facets).hint(found: total, texts),
            question.arrangement == .map ? .group([]) : pages(texts),
            question.isOpen ? .group([]) : follow(texts),
            TakeAway(texts, address).markup,
        ])
    }

    /// Whoever follows it is told when there is more.
    private func follow(_ texts: Texts) -> Markup {
        let address = question.arranged(as: .list).address
        return p(.class("note")) {
            a(.href("/following/new?kind=search&subject=\(address.percentEncoded)"), .rel("nofollow")) {
                texts("discovery.follow")
            }
            " · "
            a(.href("/search/news.atom?search=\(address.percentEncoded)"), .type("application/atom+xml")) {
                texts("discovery.feed")
            }
        }
    }

    private func arrangements(_ texts: Texts) -> Markup {
        nav(.class("views"), .ariaLabel(texts("discovery.views"))) {
            ul {
                Markup.group(
                    Arrangement.allCases.map { arrangement in
                        li {
                            a(
                                .href(question.arranged(as: arrangement).address),
                                .optional("aria-current", arrangement == question.arrangement ? "true" : nil)
                            ) { texts("discovery.view.\(arrangement.rawValue)") }
                        }
                    })
            }
        }
    }

    private func drawn(_ texts: Texts) -> Markup {
        switch question.arrangement {
        case .list: ul(.class("entries")) { Markup.group(results.map { $0.entry(texts) }) }
        case .map: places?.markup(found: total, question, texts) ?? .group([])
        case .table: ResultTable(results, question.scope).markup(texts)
        }
    }

    private func pages(_ texts: Texts) -> Markup {
        guard question.after != nil || next != nil else { return .group([]) }
        return nav(.class("pages"), .ariaLabel(texts("discovery.pages"))) {
            if question.after != nil { a(.href(question.beginning.address)) { texts("discovery.pages.beginning") } }
            if let next { a(.rel("next"), .href(next)) { texts("discovery.pages.next") } }
        }
    }
}
