import Commons
import Estimates
import Markup
import Practices
import Replications
import Storage
import Web

extension DriftPage {
    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("drift.title", ["title": practice.title])) {
            if practice.isFictional { FictionNotice.markup(texts) }
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) {
                        texts("drift.of") + " "
                        a(.href(practice.path), .lang(practice.language, on: texts)) { practice.title }
                    }
                    h1 { texts("drift.title", ["title": practice.title]) }
                    p(.class("lead")) { texts("drift.lead") }
                }
                standing(texts)
                if map.canSay { candidates(texts) }
            }
            Markup.group(map.parts.map { part($0, texts) })
            if !map.parts.isEmpty {
                section(.class("section")) {
                    how(texts)
                    takeAway(texts)
                }
            }
        }
        page.summary = texts("drift.lead")
        return page
    }

    /// On how many the page rests, and whether that is enough to say anything.
    private func standing(_ texts: Texts) -> Markup {
        if map.parts.isEmpty { return div(.class("empty")) { p { texts("drift.noParts") } } }
        let told = texts("drift.told", count: map.told)
        let of = texts("drift.told.of", count: map.reading.replications.count)
        return .group([
            p { told + " " + of },
            map.reading.isCut
                ? div(.class("notice doubt")) { p { texts("drift.cut", ["most": texts.number(DriftReading.most)]) } }
                : .group([]),
            map.canSay
                ? .group([])
                : div(.class("notice doubt")) {
                    p { texts("drift.cannotSay", ["fewest": texts.number(DriftMap.fewest)]) }
                },
        ])
    }

    private func candidates(_ texts: Texts) -> Markup {
        let named = { (candidate: PartDrift.Candidate) in map.parts.filter { $0.candidate == candidate } }
        return .group(
            [PartDrift.Candidate.core, .free].map { candidate in
                let parts = named(candidate)
                return parts.isEmpty
                    ? .group([])
                    : .group([
                        h2 { texts("drift.candidate.\(candidate.rawValue)") },
                        p { texts("drift.candidate.\(candidate.rawValue).meaning") },
                        ul(.lang(map.reading.language, on: texts)) {
                            Markup.group(
                                parts.map { drift in li { a(.href("#part-\(drift.part.id)")) { drift.part.text } } })
                        },
                    ])
            })
    }

    private func part(_ drift: PartDrift, _ texts: Texts) -> Markup {
        section(.class("section"), .id("part-\(drift.part.id)")) {
            header(.class("head")) {
                p(.class("kind")) { texts(drift.part.kind.textKey, ["number": texts.number(drift.part.number)]) }
                h2(.lang(map.reading.language, on: texts)) { drift.part.text }
            }
            if drift.told > 0 { DriftBar(drift, texts).markup }
            if drift.told == 0 && map.told > 0 { p(.class("note")) { texts("drift.part.new") } }
            if let varying = drift.varying { p { sentence(varying, "drift.varying", texts) } }
            words("natures", drift.natures, texts)
            words("reasons", drift.reasons, texts)
            if map.canSay { fates(drift, texts) }
        }
    }

    /// Uncertainty is said in words first, then in figures.
    private func sentence(_ estimate: Estimate, _ key: String, _ texts: Texts) -> String {
        let tenths = { (share: Double) in texts.number(Int((share * 10).rounded())) }
        let percent = { (share: Double) in texts.number(Int((share * 100).rounded())) }
        return texts(
            key,
            [
                "low": tenths(estimate.lower), "high": tenths(estimate.upper), "percent": percent(estimate.value),
                "lower": percent(estimate.lower), "upper": percent(estimate.upper),
            ])
    }

    private func words(_ name: String, _ words: [PartDrift.Word], _ texts: Texts) -> Markup {
        guard !words.isEmpty else { return .group([]) }
        let told = words.map { "\($0.label) (\(texts.number($0.count)))" }.joined(separator: ", ")
        return p { texts("drift.\(name)") + " " + told }
    }
}

// What became of those that kept, changed or dropped a part.
extension DriftPage {
    private func fates(_ drift: PartDrift, _ texts: Texts) -> Markup {
        details {
            summary { texts("drift.fate") }
            p(.class("note")) { texts("drift.fate.meaning") }
            element("table", .class("rows")) {
                caption(.class("hidden")) { texts("drift.fate") }
                thead {
                    tr {
                        th(.scope("col")) { texts("drift.fate.group") }
                        th(.scope("col")) { texts("drift.fate.followed") }
                        Markup.group(
                            PartDrift.Fate.years.map { years in
                                th(.scope("col")) { texts("drift.fate.after", count: years) }
                            })
                    }
                }
                tbody { Markup.group(drift.fates.map { fate($0, texts) }) }
            }
        }
    }

    private func fate(_ fate: PartDrift.Fate, _ texts: Texts) -> Markup {
        tr {
            th(.scope("row")) { texts("drift.group.\(fate.group.rawValue)") }
            td(Attribute("data-label", texts("drift.fate.followed"))) { texts.number(fate.followed) }
            Markup.group(
                zip(PartDrift.Fate.years, fate.estimates).map { years, estimate in
                    td(Attribute("data-label", texts("drift.fate.after", count: years))) {
                        estimate.map { sentence($0, "drift.fate.share", texts) } ?? texts("drift.fate.unknown")
                    }
                })
        }
    }

    private func how(_ texts: Texts) -> Markup {
        details {
            summary { texts("drift.how") }
            p { texts("drift.how.counted") }
            p { texts("drift.how.interval") }
            p { texts("drift.how.fate") }
            p { texts("drift.how.candidate") }
        }
    }

    private func takeAway(_ texts: Texts) -> Markup {
        let path = "\(practice.path)/drift"
        return nav(.class("note"), .ariaLabel(texts("drift.takeAway"))) {
            texts("drift.takeAway") + " "
            a(.href(Format.csv.address(of: path)), .type(Format.csv.type), .rel("nofollow")) { "CSV" }
            ", "
            a(.href(Format.json.address(of: path)), .type(Format.json.type), .rel("nofollow")) { "JSON" }
        }
    }
}
