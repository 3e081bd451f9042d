import Commons
import Markup
import Practices
import Storage
import Web

/// A label as lists show it.
struct LabelEntry: Encodable, Sendable {
    let id: Label.ID
    let path: String
    let issuer: LabelPage.Link
    let replication: LabelPage.Link
    let isFictional: Bool
    let state: LabelState
    let validity: LabelValidity
    let grantedAt: Timestamp?
    let expiresOn: CivilDate?
    let issuerID: Thing.ID

    /// Those that a condition on `l` (labels) picks, and of which everybody sees the replication and the name that is lent, the
    /// latest first.
    static func all(
        where condition: Query, before last: Label.ID? = nil, limit: Int, _ language: Language, at now: Timestamp,
        in tx: Transaction
    ) throws -> [LabelEntry] {
        let start: Query = last.map { "AND l.id < \($0)" } ?? ""
        let labels: [Label] = try tx.all(
            """
            SELECT \(Label.columns) FROM labels l JOIN things t ON t.id = l.replication_id
                JOIN things i ON i.id = l.issuer_id JOIN things p ON p.id = l.practice_id
            WHERE t.visibility = 'published' AND i.visibility <> 'withdrawn' AND p.visibility <> 'withdrawn' AND \(condition) \(start) ORDER BY l.id DESC LIMIT \(limit)
            """)
        let things = try Thing.find(labels.flatMap { [$0.replication, $0.issuer] }, in: tx)
        let issuers = labels.compactMap { things[$0.issuer] }
        let told = try ToldPractice.all(issuers.filter { $0.kind == .practice }, in: language, tx)
        let practices = Dictionary(told.map { ($0.thing.id, $0) }) { first, _ in first }
        return labels.compactMap { label in
            guard let replication = things[label.replication], let issuer = things[label.issuer] else { return nil }
            return LabelEntry(label, replication, issuer, practices[issuer.id], at: now)
        }
    }

    private init(_ label: Label, _ replication: Thing, _ issuer: Thing, _ told: ToldPractice?, at now: Timestamp) {
        id = label.id
        issuerID = issuer.id
        path = label.path
        self.issuer = .init(
            name: told?.title ?? issuer.title, path: issuer.path, language: told?.language ?? issuer.language)
        self.replication = .init(name: replication.title, path: replication.path, language: replication.language)
        isFictional = replication.isFictional
        state = label.state
        validity = label.validity(at: now)
        grantedAt = label.grantedAt
        expiresOn = label.expiresOn
    }

    /// Whether the name is borne, or where the matter stands.
    func standing(_ texts: Texts) -> String {
        let date = expiresOn.map { texts.date($0) } ?? ""
        let standing = validity == .none ? nil : texts("labels.standing.\(validity.rawValue)", ["date": date])
        return [standing, state == .granted ? nil : texts(state.textKey)].compactMap { $0 }.joined(separator: " · ")
    }

    /// - Parameter isUnderTitle: no heading stands between it and the title of the page.
    func entry(_ texts: Texts, namesIssuer: Bool = true, isUnderTitle: Bool = false) -> Markup {
        let name = a(.href(path), .lang(replication.language, on: texts)) { replication.name }
        return li {
            isUnderTitle ? h2 { name } : h3 { name }
            p(.class("note")) {
                [
                    namesIssuer ? texts("labels.by", ["issuer": issuer.name]) : nil, standing(texts),
                    isFictional ? texts("labels.fictional") : nil,
                ].compactMap { $0 }.joined(separator: " · ")
            }
        }
    }
}
