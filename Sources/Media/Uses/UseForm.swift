import Commons
import Foundation
import Markup
import Storage
import Web

/// The form that shows a medium on the page of a thing: one of one's own, or another by its address.
struct UseForm: Sendable {
    var submission: Submission
    private var offered: [Thing] = []
    private var pictures: [Thing.ID: MediumPicture] = [:]

    init(_ submission: Submission) { self.submission = submission }

    /// Puts the media of the viewer beside the field.
    mutating func offer(to viewer: Viewer, for thing: Thing, in tx: Transaction) throws {
        offered = try MediumUse.offered(to: viewer, for: thing, in: tx)
        pictures = try MediumPicture.find(offered, in: tx)
    }

    /// The medium that is chosen, or whose address is given; nil after noting what is wrong.
    mutating func read(for viewer: Viewer, on thing: Thing, in tx: Transaction) throws -> Thing? {
        let chosen = submission.line("medium", 0...300)
        let typed = submission.line("address", 0...300)
        let path = chosen.isEmpty ? typed : chosen
        let field = chosen.isEmpty ? "address" : "medium"
        guard !path.isEmpty else {
            submission.refuse("address", "media.use.choose")
            return nil
        }
        guard let medium = try Self.medium(at: path, for: viewer, in: tx) else {
            submission.refuse(field, "media.use.unknown")
            return nil
        }
        let licence = try Media().content(of: medium, in: tx).licence
        if let obstacle = MediumUse.obstacle(of: licence, on: thing) {
            submission.refuse(field, obstacle.key, obstacle.values)
            return nil
        }
        return medium
    }

    /// - Parameter address: of its page, with or without the name of this node.
    static func medium(at address: String, for viewer: Viewer, in tx: Transaction) throws -> Thing? {
        guard let start = address.range(of: "/media/") else { return nil }
        let slug = address[start.upperBound...].prefix { !"/?#".contains($0) }
        do {
            switch try Thing.find(.medium, at: String(slug), for: viewer, in: tx) {
            case .thing(let thing): return thing.visibility == .withdrawn ? nil : thing
            case .moved(let path): return try medium(at: path, for: viewer, in: tx)
            }
        } catch let error as AppError where [.missing, .gone].contains(error.kind) {
            return nil
        }
    }

    func page(_ thing: Thing, _ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "media.use.form")
        return Page(texts("media.use.title", ["page": thing.title])) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("media.use.title", ["page": thing.title]) }
                    p(.class("actions")) {
                        a(.class("button"), .href("/media/new?page=\(thing.path.percentEncoded)")) {
                            texts("media.use.bring")
                        }
                    }
                }
                screen.form(to: "/showings") {
                    view.errors
                    input(.type("hidden"), .name("page"), .value(thing.path))
                    if !offered.isEmpty { view.choices("medium", offered.map { choice($0) }) }
                    view.line("address", optional: true)
                    div(.class("actions")) {
                        button(.class("button main")) { texts("media.use.show") }
                        a(.href(thing.path)) { texts("media.form.cancel") }
                    }
                }
            }
        }
    }

    private func choice(_ thing: Thing) -> FormView.Choice {
        FormView.Choice(thing.path, thing.title, mark: pictures[thing.id]?.thumbnail)
    }
}
