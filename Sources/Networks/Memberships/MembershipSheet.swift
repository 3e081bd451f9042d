package import Commons
package import Storage
import Territories
package import Web

/// Who belongs to which network, as lines of a table.
///
/// A list forges nobody's consent: whoever brings it speaks for the pages that they look after, and for no others. Where that
/// is one side only, a line invites or asks, and the other side answers.
package struct MembershipSheet: RowSheet {
    package let kind = Kind(rawValue: "membership")
    package let columns: [SheetColumn]
    package let telling = ["network", "member", "territory"]
    package let primaryKey = ["url"]

    /// - Parameter catalog: of all texts: what the types are called.
    package init(_ catalog: TextCatalog) {
        let types = MembershipType.allCases.map { type in
            SheetWord(
                type.rawValue,
                Dictionary(
                    uniqueKeysWithValues: Language.allCases.map { ($0, Texts($0, catalog: catalog)(type.textKey)) }))
        }
        columns = [
            SheetColumn(
                "network", "reseau", .thing(.network), label: "networks.sheet.network", isRequired: true,
                example: [.fr: "jardins-de-lozere", .en: "jardins-de-lozere"]),
            SheetColumn(
                "member", "membre", .anyThing(MembershipForm.kinds), label: "networks.sheet.member",
                example: [.fr: "organizations/les-jardiniers", .en: "organizations/les-jardiniers"]),
            SheetColumn("territory", "territoire", .territory, label: "networks.sheet.territory"),
            SheetColumn(
                "type", "type", .choice(types), label: "networks.sheet.type",
                example: [.fr: MembershipType.member.rawValue, .en: MembershipType.member.rawValue]),
            SheetColumn(
                "begins", "debut", .date, label: "networks.sheet.begins",
                example: [.fr: "2021", .en: "2021-09"]),
            SheetColumn("ends", "fin", .date, label: "networks.sheet.ends"),
            SheetColumn("note", "message", .text, label: "networks.sheet.note", isPersonal: true),
        ]
    }

    package func judge(_ line: inout Submission, by author: Authorship, in tx: Transaction) throws -> SheetJudgement {
        guard let told = try MembershipLine(&line, at: author.at, in: tx),
            let step = try told.step(&line, by: author, in: tx)
        else { return .refused }
        return SheetJudgement(step.verdict, remark: step.remark(told.member))
    }

    package func carryOut(
        _ line: inout Submission, by author: Authorship, world: World, in tx: Transaction
    ) throws -> SheetDone? {
        guard let told = try MembershipLine(&line, at: author.at, in: tx),
            let step = try told.step(&line, by: author, in: tx)
        else { return nil }
        let (membership, before) = try told.take(step, by: author, world: world, in: tx)
        let at = try Membership.touchedAt(membership.id, in: tx) ?? author.at
        return SheetDone(step.verdict, membership.id.rawValue, before: before?.rawValue, after: nil, at: at)
    }

    /// What the other side answered since stays.
    package func takeBack(_ done: SheetDone, by author: Authorship, in tx: Transaction) throws -> SheetEnd {
        guard let id = Membership.ID(rawValue: done.subject), let membership = try Membership.find(id, in: tx) else {
            return .gone
        }
        let before = done.before.flatMap(MembershipBefore.init)
        let isUndone =
            try before.map { try membership.restore($0, touched: done.at, by: author, in: tx) }
            ?? membership.erase(touched: done.at, by: author, in: tx)
        guard isUndone else { return .left }
        return before == nil ? .erased : .restored
    }

    package func rows(after last: String?, limit: Int, in tx: Transaction) throws -> [SheetRow] {
        let found = try Membership.told(after: last ?? "", limit: limit, in: tx)
        let things = try Thing.find(found.flatMap { [$0.network] + [$0.thing].compactMap { $0 } }, in: tx)
        return found.map { membership in
            let sides = [membership.network, membership.thing].compactMap { $0 }.compactMap { things[$0] }
            return SheetRow(
                at: membership.id.rawValue, path: membership.path, isFictional: sides.contains(where: \.isFictional),
                cells: [
                    "network": [membership.network.rawValue],
                    "member": membership.thing.map { [$0.rawValue] } ?? [],
                    "territory": membership.territory.map { [$0.rawValue] } ?? [],
                    "type": [membership.type.rawValue], "begins": membership.begins.map { [$0.rawValue] } ?? [],
                    "ends": membership.ends.map { [$0.rawValue] } ?? [],
                ])
        }
    }
}
