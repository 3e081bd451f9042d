import Commons
import Markdown
import Markup
import Storage
import Web

extension LabelPage {
    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        let values = ["issuer": issuer.name, "replication": replication.name]
        var page = Page(texts("labels.title", values)) {
            notices(texts)
            section(.class("section")) { head(texts) }
            if let present { present.view(texts, isPresent: true, acts: acts, of: label) }
            doing(screen)
            Markup.group(rounds.filter { $0.number != label.round }.map { $0.folded(texts, of: label) })
            section(.class("section")) {
                h2(.id("history")) { texts("labels.history") }
                ul(.class("entries plain")) { Markup.group(history.map { step($0, texts) }) }
            }
        }
        page.summary = texts("labels.title", values)
        page.isIndexed = !state.isOpen
        return page
    }

    private func head(_ texts: Texts) -> Markup {
        header(.class("head")) {
            p(.class("kind")) {
                texts("labels.of") + " "
                a(.href(issuer.path), .lang(issuer.language, on: texts)) { issuer.name }
            }
            h1(.lang(replication.language, on: texts)) { a(.href(replication.path)) { replication.name } }
            p(.class("lead")) { standing(texts) }
            dl(.class("facts across")) {
                fact(texts("labels.fact.state")) { texts(state.textKey) }
                if issuer.path != practice.path {
                    fact(texts("labels.fact.practice")) {
                        a(.href(practice.path), .lang(practice.language, on: texts)) { practice.name }
                    }
                }
                fact(texts("labels.fact.asked")) { day(askedAt, texts) }
                if let grantedAt { fact(texts("labels.fact.granted")) { day(grantedAt, texts) } }
                if let expiresOn {
                    fact(texts(validity == .expired ? "labels.fact.ended" : "labels.fact.until")) {
                        time(.datetime(expiresOn.rawValue)) { texts.date(expiresOn) }
                    }
                }
            }
        }
    }

    /// Whether the name is borne, in one sentence.
    private func standing(_ texts: Texts) -> String {
        texts("labels.standing.\(validity.rawValue)", ["date": expiresOn.map { texts.date($0) } ?? ""])
    }

    private func day(_ moment: Timestamp, _ texts: Texts) -> Markup {
        time(.datetime(CivilDate(moment).rawValue)) { texts.date(moment) }
    }

    private func notices(_ texts: Texts) -> Markup {
        let isShort = state == .visiting && (present?.visitors.count { $0.state.isPresent } ?? 0) < 2
        let keys = [
            isFictional ? ("labels.notice.fictional", "notice fiction") : nil,
            isRenewing && validity == .expired ? ("labels.notice.expiredMeanwhile", "notice doubt") : nil,
            isRenewing && validity.stands ? ("labels.notice.renewing", "notice") : nil,
            state == .granted && validity == .due ? ("labels.notice.due", "notice") : nil,
            isLeft && (state.isOpen || validity.stands) ? ("labels.notice.left", "notice doubt") : nil,
            isShort ? ("labels.notice.short", "notice doubt") : nil, bar.map { ($0, "notice") },
        ]
        return .group(
            keys.compactMap { $0 }.map { key, css in div(.class(css)) { p { texts(key) } } })
    }

    private func step(_ event: LabelEvent, _ texts: Texts) -> Markup {
        li {
            p {
                strong { texts("labels.event.\(event.act.rawValue)") }
                " "
                day(event.at, texts)
            }
            if !event.text.isEmpty { Markdown(event.text, under: 2).markup }
        }
    }

    /// What the reader can do now: pages of their own for what takes more than words, small forms for the rest.
    private func doing(_ screen: Screen) -> Markup {
        guard !acts.isEmpty else { return .group([]) }
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("acts")) { texts("labels.acts") }
            p(.class("actions")) {
                if acts.contains(.name) {
                    a(.class("button main"), .href("\(label.path)/visitors/new")) { texts("labels.act.name") }
                }
                if acts.contains(.grant) || acts.contains(.refuse) {
                    a(.class("button main"), .href("\(label.path)/decisions/new")) { texts("labels.act.decide") }
                }
            }
            if acts.contains(.agree) { AgreementForm.view(of: label, submission, screen) }
            Markup.group(
                LabelWord.all.filter { acts.contains($0.act) }.map { $0.form(of: label, submission, screen) })
        }
    }
}
