import Commons
import Markup
import Practices
import Replications
import Storage
import Web

/// On the page of a practice, or of one of its editions: which of its parts came from which place and from whom, and what
/// places hold out to it.
struct OriginsPanel: Encodable, Sendable {
    struct Origin: Encodable, Sendable {
        /// The name of the part and its text; nil where the practice as a whole took it up.
        let part: String?
        let text: String?
        let adaptation: ToldProposal.Place
        let replication: ToldProposal.Place
        /// Who told of it first; nil where that person has left, or is not known here.
        let author: String?
        let edition: Int
    }

    let origins: [Origin]
    /// As many as were asked for at most.
    let proposals: Int
    private let path: String
    private let language: String

    private enum CodingKeys: String, CodingKey { case origins, proposals }

    private static let mostCounted = 100

    static func sources(_ names: Names) -> [PanelSource] {
        [
            PanelSource(on: .thing(.practice)) { id, _, tx in
                guard let id = Thing.ID(rawValue: id), let practice = try Thing.find(id, in: tx) else { return nil }
                return try panel(of: practice, try origins(of: practice, names, in: tx), in: tx)
            },
            PanelSource(on: .edition) { subject, _, tx in
                let words = subject.split(separator: " ")
                guard words.count == 2, let id = Thing.ID(rawValue: String(words[0])), let number = Int(words[1]),
                    let practice = try Thing.find(id, in: tx)
                else { return nil }
                let parts = Set(try Practices().content(of: practice, inEdition: number, in: tx).parts.map(\.id))
                let origins = try origins(of: practice, names, in: tx).filter {
                    $0.edition <= number && $0.part.map(parts.contains) ?? true
                }
                return origins.isEmpty ? nil : try panel(of: practice, origins, in: tx)
            },
        ]
    }

    private static func panel(of practice: Thing, _ origins: [Origin], in tx: Transaction) throws -> Panel? {
        let count = try Proposal.all(of: practice.id, before: nil, limit: mostCounted, in: tx).count
        guard count > 0 else { return nil }
        let panel = OriginsPanel(
            origins: origins, proposals: count, path: practice.path, language: practice.language)
        return Panel("origins", panel) { $0.view($1) }
    }

    private static func origins(of practice: Thing, _ names: Names, in tx: Transaction) throws -> [Origin] {
        let rows = try PartOrigin.all(of: practice.id, in: tx)
        let parts = try Practices().parts(named: Set(rows.map(\.part)), of: practice, in: tx)
        let ofParts = try rows.compactMap { row -> Origin? in
            guard let part = parts[row.part]?.part else { return nil }
            return try origin(row.adaptation, part.id, part.text, row.edition, names, in: tx)
        }
        let ofWhole = try Proposal.takenUpAsAWhole(by: practice.id, in: tx).compactMap { proposal in
            try origin(proposal.adaptation, nil, nil, proposal.edition ?? 1, names, in: tx)
        }
        return ofParts + ofWhole
    }

    /// Nil of what is not shown any more.
    private static func origin(
        _ id: Thing.ID, _ part: String?, _ text: String?, _ edition: Int, _ names: Names, in tx: Transaction
    ) throws -> Origin? {
        guard let adaptation = try Thing.find(id, in: tx), adaptation.visibility == .published,
            let place = try Thing.find(try Adaptations().content(of: adaptation, in: tx).replication, in: tx),
            place.visibility == .published
        else { return nil }
        return Origin(
            part: part, text: text, adaptation: ToldProposal.Place(adaptation),
            replication: ToldProposal.Place(place), author: try names.author(of: adaptation.id, in: tx),
            edition: edition)
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("origins")) { texts("editions.origins") }
            if !origins.isEmpty {
                ul(.class("entries plain")) { Markup.group(origins.map { entry($0, texts) }) }
            }
            p { a(.href("\(path)/proposals")) { texts("editions.origins.proposals", count: proposals) } }
        }
    }

    private func entry(_ origin: Origin, _ texts: Texts) -> Markup {
        li {
            if let part = origin.part, let text = origin.text {
                p(.lang(language, on: texts)) { a(.href("#part-\(part)")) { text } }
            } else {
                p { texts("editions.origins.whole") }
            }
            p(.class("note")) {
                origin.replication.link(texts)
                " · "
                origin.adaptation.link(texts)
                if let author = origin.author { ", " + texts("editions.proposal.author", ["name": author]) }
                " · " + texts("practices.edition", ["number": texts.number(origin.edition)])
            }
        }
    }
}
