import Commons
package import Markup
package import Web

extension CountedGroup {
    /// The frame of every page that tells something of these places together.
    /// - Parameters:
    ///   - key: of the title when nothing is asked for yet; `<key>.of` names what is.
    ///   - lead: the key of the sentence below it.
    ///   - isIndexed: whether search engines may list it: where it tells something.
    ///   - head: follows the sentence.
    ///   - beside: how it is counted, and when.
    ///   - below: the sections.
    package func page(
        _ key: String, lead: String, _ texts: Texts, isIndexed: Bool, head: Markup, beside: Markup, below: Markup
    ) -> Page {
        let title = title(key, texts)
        var page = Page(title) {
            if places.contains(where: \.isFictional) { FictionNotice.markup(texts) }
            section(.class("section")) {
                header(.class("head")) {
                    kind(texts)
                    h1 { title }
                    p(.class("lead")) { texts(lead) }
                    head
                }
                beside
            }
            below
        }
        page.isIndexed = isIndexed
        return page
    }

    /// The way to the totals of the same places, or to the choice of networks where none is chosen.
    package func wayToTotals(_ texts: Texts) -> Markup {
        p(.class("actions")) {
            a(.class("button"), .href(address())) {
                texts(places.isEmpty ? "networks.totals.toChoice" : "networks.totals.howMany")
            }
        }
    }

    private func title(_ key: String, _ texts: Texts) -> String {
        places.isEmpty ? texts(key) : texts("\(key).of", ["names": places.map(\.title).joined(separator: ", ")])
    }

    /// The way to the page of the one that is asked for.
    private func kind(_ texts: Texts) -> Markup {
        guard places.count == 1, let one = places.first else { return .group([]) }
        return p(.class("kind")) { a(.href(one.path), .lang(one.language, on: texts)) { one.title } }
    }
}
