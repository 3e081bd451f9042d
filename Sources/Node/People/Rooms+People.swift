import Accountability
import Accounts
import Administration
import Articles
package import Commons
import Editions
import Following
import Goals
import Indicators
import Labels
import Media
import Moderation
import Networks
import Organizations
import Practices
import Replications
import Storage
import Testimonies
import Transfer

// What every room keeps about people.
extension Rooms {
    /// In the order in which somebody who leaves is taken out: their account last.
    ///
    /// - Parameter key: what attempts at passwords are counted under, see `AccountRoutes`.
    package static func records(key: [UInt8]) -> [PersonalRecords] {
        [jobs, drafts] + Articles.records + Media.records + Editions.records + Following.records + Networks.records
            + Labels.records + Goals.records + Indicators.records + Testimonies.records
            + Accountability.records
            + Replications.records
            + Practices.records + Administration.records
            + Transfer.records
            + Moderation.records + Commons.records + Accounts.records(key: key)
    }

    /// How the acts of the audit trail are told.
    package static let acts = [
        Commons.acts, Accounts.acts, Practices.acts, Replications.acts, Editions.acts, Labels.acts, Networks.acts,
        Indicators.acts, Goals.acts, Testimonies.acts, Accountability.acts,
        Media.acts, Articles.acts,
        Administration.acts,
        Transfer.acts, Moderation.acts,
    ]

    private static let jobs = PersonalRecords(
        "node.records.jobs", columns: ["jobs": ["payload", "last_error"]], kept: .days(Jobs.days),
        tidy: { now, limit, tx in try Jobs.forget(at: now, limit: limit, in: tx) })

    /// A draft that nobody else sees would be out of everybody's reach. What others have built on stays.
    private static let drafts = PersonalRecords(
        "node.records.drafts", columns: [:], kept: .account,
        erase: { leaving, tx in
            let kept = try Thing.onlyKept(by: leaving.person.id, limit: 10_000, in: tx)
            for sheet in try Accountability.drafts(of: kept.map(\.id), in: tx) { try sheet.erase(in: tx) }
            let mine = kept.filter { $0.visibility == .draft }
            for kind in [Kind.dossier, .article, .practice, .organization, .network, .medium] {
                for draft in mine where draft.kind == kind { try erase(draft, in: tx) }
            }
        })

    private static func erase(_ draft: Thing, in tx: Transaction) throws {
        let isNeeded =
            try Replications.rest(on: draft.id, in: tx) || Practices.rest(on: draft.id, in: tx)
            || Networks.rest(on: draft.id, in: tx) || Accountability.rest(on: draft.id, in: tx)
        if !isNeeded { try draft.erase(in: tx) }
    }
}
