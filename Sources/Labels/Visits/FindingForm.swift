import Commons
import Markup
import Media
import Storage
import Web

/// The form by which visitors write what they found about one principle.
struct FindingForm: Sendable {
    var submission: Submission
    let label: Label
    let replication: Thing
    let round: LabelRound
    let principle: Int
    let written: LabelFinding?
    /// What may be chosen: media of the visitor, and those that the place shows.
    let offered: [Thing]

    init(
        _ file: LabelFile, principle: Int, _ sent: Submission? = nil, for viewer: Viewer, in tx: Transaction
    ) throws {
        round = try file.round
        guard round.principles.indices.contains(principle - 1) else { throw AppError.missing }
        label = file.label
        replication = file.replication
        self.principle = principle
        written = file.found[principle]
        offered = try FindingMedium.offered(to: viewer, about: file.replication, in: tx)
        let medium = try written?.medium.flatMap { try Thing.find($0, in: tx) }
        submission =
            sent
            ?? Submission([
                "finding": written?.finding.rawValue ?? "", "evidence": written?.evidence ?? "",
                "link": written?.link ?? "", "medium": medium?.path ?? "",
                "isPrivate": written?.isPrivate == true ? "yes" : "", "revision": "\(written?.revision ?? 0)",
            ])
    }

    struct Answers {
        let finding: LabelFinding.Finding?
        let evidence: String
        let link: String?
        /// The address of its page.
        let medium: String
        let isPrivate: Bool
        let revision: Int

        init(_ submission: inout Submission) {
            finding = submission.choice("finding", LabelFinding.Finding.self)
            evidence = submission.text("evidence", 10...10_000)
            link = submission.link("link")
            medium = submission.line("medium", 0...300)
            isPrivate = submission.isChecked("isPrivate")
            revision = submission.integer("revision", 0...Int.max) ?? 0
        }
    }

    /// What was written and over which revision; nil after noting what is wrong.
    mutating func read(
        for viewer: Viewer, in tx: Transaction
    ) throws -> (draft: LabelFinding.Draft, revision: Int)? {
        let answers = Answers(&submission)
        let medium = try FindingMedium.named(answers.medium, for: viewer, in: tx)
        if !answers.medium.isEmpty {
            // What is named already may be named again, whoever looks after it.
            let isKnown = medium != nil && medium?.id == written?.medium
            if medium == nil {
                submission.refuse("medium", "labels.findings.medium.unknown")
            } else if medium?.visibility != .published, !answers.isPrivate || !isKnown,
                try !answers.isPrivate || medium?.isInHands(of: viewer, in: tx) != true
            {
                submission.refuse("medium", "labels.findings.medium.unpublished")
            }
        }
        guard submission.isValid, let finding = answers.finding else { return nil }
        let draft = LabelFinding.Draft(
            principle, finding, answers.evidence, link: answers.link, medium: medium?.id, isPrivate: answers.isPrivate)
        return (draft, answers.revision)
    }

    /// Another visitor wrote meanwhile: the form is shown over what is there now, with everything that was typed.
    mutating func refuseOutdated() {
        submission.set("revision", ["\(written?.revision ?? 0)"])
        submission.refuse("evidence", "labels.findings.meanwhile")
    }

    func page(_ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "labels.findings")
        let number = ["number": texts.number(principle), "total": texts.number(round.principles.count)]
        var page = Page(texts("labels.findings.title", number)) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) {
                        a(.href(label.path), .lang(replication.language, on: texts)) { replication.title }
                    }
                    h1 { texts("labels.findings.title", number) }
                    p(.class("lead"), .lang(round.language, on: texts)) { round.principles[principle - 1] }
                }
                screen.form(to: "\(label.path)/findings/\(principle)") {
                    view.errors
                    view.choices(
                        "finding",
                        LabelFinding.Finding.allCases.map {
                            FormView.Choice($0.rawValue, texts($0.textKey), hint: texts("\($0.textKey).hint"))
                        })
                    view.area("evidence", rows: 8)
                    view.line("link", type: "url", optional: true)
                    view.line("medium", optional: true, attributes: [Attribute("list", "medium-list")])
                    element("datalist", .id("medium-list")) {
                        Markup.group(offered.map { medium in element("option", .value(medium.path)) { medium.title } })
                    }
                    view.ticks("isPrivate", [FormView.Choice("yes", texts("labels.findings.isPrivate.yes"))])
                    input(.type("hidden"), .name("revision"), .value(submission.shown("revision")))
                    div(.class("actions")) {
                        button(.class("button main")) { texts("labels.findings.save") }
                        a(.href(label.path)) { texts("labels.cancel") }
                    }
                }
            }
        }
        page.isIndexed = false
        return page
    }
}
