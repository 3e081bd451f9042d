import Commons
import Markup
import Practices
import Storage
import Web

/// The parts of the practice that an adaptation may touch.
struct PartChoices: Sendable {
    let parts: [Part]
    /// BCP 47 tag of their texts.
    let language: String

    static let empty = PartChoices(parts: [], language: Language.fr.rawValue)

    /// The parts of the edition that a replication follows.
    static func all(of replication: Thing, in tx: Transaction) throws -> PartChoices {
        let content = try Replications().content(of: replication, in: tx)
        guard let practice = try Thing.find(content.practice, in: tx) else { return empty }
        let number = try FollowedEdition.number(of: replication.id, in: tx)
        let core =
            try Edition.find(number, of: practice.id, in: tx).map {
                try Practices().content(of: practice, at: $0.revision, in: tx)
            } ?? Practices().newest(of: practice, in: tx)
        return PartChoices(parts: core.parts, language: core.language)
    }

    func view(_ view: FormView) -> Markup {
        guard !parts.isEmpty else { return .group([]) }
        let texts = view.texts
        let acts = PartChange.Act.allCases
        return details(.open(view.submission.shownAll("parts").contains { !$0.isEmpty })) {
            summary { texts("replications.adaptation.parts.ask") }
            view.selects(
                "parts",
                parts.map { part in
                    FormView.Row(
                        id: "part-\(part.id)", label: label(part, texts),
                        options: [("", texts("replications.part.untouched"))]
                            + acts.map { (PartChange($0, part.id).text, texts($0.textKey)) })
                })
        }
    }

    private func label(_ part: Part, _ texts: Texts) -> Markup {
        .group([
            span(.class("note")) { texts(part.kind.textKey, ["number": texts.number(part.number)]) }, .text(" "),
            span(.lang(language, on: texts)) { part.text },
        ])
    }
}

extension Submission {
    /// What is done to parts, each of them one that there is.
    mutating func partChanges(of parts: PartChoices, besides earlier: [PartChange]) -> [PartChange] {
        note("parts", as: .lines(length: 60, most: Self.mostPartChanges))
        let known = Set(parts.parts.map(\.id)).union(earlier.map(\.part))
        var changes: [PartChange] = []
        for text in shownAll("parts").prefix(Self.mostPartChanges) where !text.isEmpty {
            guard let change = PartChange(text: text), known.contains(change.part) else {
                refuse("parts", "replications.adaptation.parts.unknown")
                continue
            }
            if !changes.contains(where: { $0.part == change.part }) { changes.append(change) }
        }
        return changes
    }

    private static var mostPartChanges: Int { PartKind.allCases.reduce(0) { $0 + $1.most } }
}
