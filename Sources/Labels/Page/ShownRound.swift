import Commons
import Storage
import Web

/// A visit as its reader may see it: nobody is named who did not agree to it, and nothing that was found is told before it
/// was handed in.
struct ShownRound: Encodable, Sendable {
    struct Principle: Encodable, Sendable {
        let number: Int
        let text: String
        let finding: LabelFinding.Finding?
        /// Markdown.
        let evidence: String?
        let link: String?
        let medium: LabelPage.Link?
        /// It tells of people, and is read by those whom the visit concerns only.
        let isPrivate: Bool
        /// The refusal names it.
        let isMissing: Bool
    }

    struct Visitor: Encodable, Sendable {
        /// Nil where they are not to be named.
        let name: String?
        let replication: LabelPage.Link?
        let state: LabelVisitor.State
        /// They had an account, and have left.
        let hasLeft: Bool
    }

    let number: Int
    let edition: Int
    let language: String
    let isAppeal: Bool
    let principles: [Principle]
    let visitors: [Visitor]
    let reportedAt: Timestamp?
    let outcome: LabelRound.Outcome?
    let decidedAt: Timestamp?
    let reason: String
    let expiresOn: CivilDate?

    static func all(
        of file: LabelFile, for viewer: Viewer?, _ parties: Set<LabelParty>, names: Names, in tx: Transaction
    ) throws -> [ShownRound] {
        let called = try names.find(file.visitors.map(\.person), tx)
        let origins = try Thing.find(file.visitors.compactMap(\.replication), in: tx)
        let media = try Thing.find(file.findings.compactMap(\.medium), in: tx)
        return try file.rounds.map { round in
            let isToBeSeen = round.reportedAt != nil || round.number == file.label.round && parties.contains(.visitor)
            let findings = file.findings.filter { isToBeSeen && $0.round == round.number }
            let found = Dictionary(
                try findings.map { ($0.principle, try Told($0, file, for: viewer, media, in: tx)) }
            ) { first, _ in first }
            let visitors = file.visitors.filter { $0.round == round.number }.map { visitor in
                Visitor(visitor, isNamed: visitor.isNamed(to: viewer, parties), called, origins)
            }
            return ShownRound(round, found, visitors)
        }
    }

    /// What was found, and by what it is known as far as the reader may know.
    private struct Told {
        let finding: LabelFinding
        let isShown: Bool
        let medium: LabelPage.Link?

        init(
            _ finding: LabelFinding, _ file: LabelFile, for viewer: Viewer?, _ media: [Thing.ID: Thing],
            in tx: Transaction
        ) throws {
            self.finding = finding
            isShown = try file.shows(finding, to: viewer, in: tx)
            let medium = finding.medium.flatMap { media[$0] }.flatMap { $0.visibility == .withdrawn ? nil : $0 }
            guard isShown, let medium, finding.isPrivate || medium.visibility == .published else {
                self.medium = nil
                return
            }
            let own = "\(file.label.path)/findings/\(finding.principle)/media/\(finding.round)"
            self.medium = LabelPage.Link(
                name: medium.title, path: medium.visibility == .published ? medium.path : own,
                language: medium.language)
        }
    }

    private init(_ round: LabelRound, _ found: [Int: Told], _ visitors: [Visitor]) {
        number = round.number
        edition = round.edition
        language = round.language
        isAppeal = round.isAppeal
        principles = round.principles.enumerated().map { index, text in
            let told = found[index + 1]
            let shown = told.flatMap { $0.isShown ? $0.finding : nil }
            return Principle(
                number: index + 1, text: text, finding: told?.finding.finding, evidence: shown?.evidence,
                link: shown?.link, medium: told?.medium, isPrivate: told?.finding.isPrivate ?? false,
                isMissing: round.missing.contains(index + 1))
        }
        self.visitors = visitors
        reportedAt = round.reportedAt
        outcome = round.outcome
        decidedAt = round.decidedAt
        reason = round.reason
        expiresOn = round.expiresOn
    }
}

extension ShownRound.Visitor {
    fileprivate init(
        _ visitor: LabelVisitor, isNamed: Bool, _ called: [Person.ID: String], _ origins: [Thing.ID: Thing]
    ) {
        let origin = visitor.replication.flatMap { origins[$0] }.flatMap { $0.visibility == .published ? $0 : nil }
        name = isNamed ? called[visitor.person] : nil
        // Where one person carries a replication, its name would be theirs.
        replication =
            isNamed ? origin.map { .init(name: $0.title, path: $0.path, language: $0.language) } : nil
        state = visitor.state
        hasLeft = called[visitor.person] == nil && visitor.replication == nil
    }
}

extension LabelVisitor {
    /// In public only whoever agreed to it. Those whom the visit concerns know who comes, once they accepted; whoever asked
    /// them knows whom.
    fileprivate func isNamed(to viewer: Viewer?, _ parties: Set<LabelParty>) -> Bool {
        if person == viewer?.id || parties.contains(.issuer) { return true }
        guard state == .agreed || state == .left else { return false }
        return isShown || parties.contains(.carrier) || parties.contains(.visitor)
    }
}
