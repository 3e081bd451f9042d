import Accounts
import Commons
import Mail
import Markup
import Storage
import Web

/// The form of somebody who reports a page. It needs neither account nor script.
struct ReportForm: Sendable {
    private(set) var submission: Submission

    init(_ submission: Submission = Submission()) { self.submission = submission }

    /// What was entered, or nil after noting what is wrong.
    mutating func read(
        for viewer: Viewer?, kinds: Kinds, site: Site, work: ProofOfWork, in tx: Transaction
    ) throws -> Report.Entry? {
        let address = submission.line("page", 1...500)
        let thing = try thing(at: address, for: viewer, kinds, site, tx)
        let reason = submission.choice("reason", ReportReason.self)
        let offence = reason == .illegal ? submission.choice("offence", Offence.self) : nil
        let explanation = submission.text("explanation", 10...5_000)
        let isNamed = reason == .illegal && offence?.needsName != false
        let name = submission.line("name", 0...80)
        if isNamed && name.isEmpty { submission.refuse("name", "moderation.report.name.needed") }
        let isWritten = !submission.shown("email").trimmingWhitespace().isEmpty
        let email = isWritten || isNamed ? submission.email() : nil
        if !submission.isChecked("goodFaith") { submission.refuse("goodFaith", "moderation.report.goodFaith.needed") }
        let effort = work.effort(Self.purpose, in: &submission, for: viewer)
        guard submission.isValid, let thing, let reason, let effort else { return nil }
        return Report.Entry(
            thing: thing, address: address, reason: reason, offence: offence, explanation: explanation,
            name: name.isEmpty ? nil : name, email: email, effort: effort)
    }

    /// The same form was sent before.
    mutating func refuseAgain() { submission.refuse("work", "commons.work.spent") }

    private static let purpose = "report"

    static func field(_ work: ProofOfWork, for viewer: Viewer?) -> WorkField {
        WorkField(work.challenge(purpose, for: viewer))
    }

    /// The thing that is reported: only what everybody can see.
    private mutating func thing(
        at address: String, for viewer: Viewer?, _ kinds: Kinds, _ site: Site, _ tx: Transaction
    ) throws -> Thing? {
        guard !address.isEmpty else { return nil }
        let local = address.hasPrefix(site.address) ? String(address.dropFirst(site.address.count)) : address
        let path = String(local.prefix { $0 != "?" && $0 != "#" })
        do {
            if let thing = try kinds.thing(at: path, for: viewer, in: tx), thing.visibility == .published {
                return thing
            }
            submission.refuse("page", "moderation.report.page.missing")
        } catch let error as AppError where error.kind == .gone {
            submission.refuse("page", "moderation.report.page.gone")
        }
        return nil
    }

    func page(_ work: WorkField, _ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "moderation.report")
        var page = Page(texts("moderation.report.title"), scripts: work.scripts) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("moderation.report.title") }
                    p(.class("lead")) { texts("moderation.report.lead") }
                }
                screen.form(to: "/reports") {
                    view.errors
                    fields(view)
                    work.view(submission, texts)
                    div(.class("actions")) { button(.class("button main")) { texts("moderation.report.act") } }
                }
                div(.class("margin")) {
                    p { texts("moderation.report.after") }
                    p { texts("moderation.report.privacy") }
                    p { a(.href("/moderation/log")) { texts("moderation.log.title") } }
                }
            }
        }
        page.isIndexed = false
        return page
    }

    private func fields(_ view: FormView) -> Markup {
        let texts = view.texts
        return .group([
            view.line("page"),
            view.choices(
                "reason",
                ReportReason.allCases.map {
                    FormView.Choice($0.rawValue, texts($0.textKey), hint: texts("\($0.textKey).meaning"))
                }),
            view.select("offence", Offence.allCases.map { ($0.rawValue, texts($0.textKey)) }, optional: true),
            view.area("explanation", rows: 7),
            view.line("name", optional: true, autocomplete: "name"),
            view.line(
                "email", type: "email", optional: true, autocomplete: "email", attributes: [.inputmode("email")]),
            view.ticks("goodFaith", [FormView.Choice("on", texts("moderation.report.goodFaith.statement"))]),
        ])
    }
}
