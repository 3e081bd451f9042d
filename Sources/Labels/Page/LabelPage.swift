import Commons
import Markup
import Practices
import Storage
import Web

/// A label: who lends which name to whom, until when, principle by principle, with the whole history.
struct LabelPage: PageModel {
    struct Link: Encodable, Sendable {
        let name: String
        let path: String
        /// BCP 47 tag of the name.
        let language: String
    }

    let id: Label.ID
    let issuer: Link
    let practice: Link
    let replication: Link
    let isFictional: Bool
    let state: LabelState
    let validity: LabelValidity
    let askedAt: Timestamp
    let grantedAt: Timestamp?
    let expiresOn: CivilDate?
    /// Nobody carries the replication any more.
    let isLeft: Bool
    /// The visits, the latest first.
    let rounds: [ShownRound]
    let history: [LabelEvent]
    /// What the reader may do now.
    let acts: [LabelAct]
    /// Why the reader may not do what is awaited, though the name is theirs to lend.
    let bar: String?
    let label: Label
    let submission: Submission

    private enum CodingKeys: CodingKey {
        case id, issuer, practice, replication, isFictional, state, validity, askedAt, grantedAt, expiresOn, isLeft,
            rounds,
            history, acts
    }

    /// The present visit.
    var present: ShownRound? { rounds.first { $0.number == label.round } }

    /// A visit goes on, to renew what is still granted or was.
    var isRenewing: Bool { state.isOpen && expiresOn != nil }
}

extension LabelDesk {
    /// - Parameter submission: what was sent and has to be looked at again.
    func page(
        _ id: Label.ID, _ context: Context, _ submission: Submission = Submission(), in tx: Transaction
    ) throws -> LabelPage {
        let now = world.now()
        let file = try LabelFile(id, for: context.viewer, in: tx)
        let label = file.label
        let parties = try file.parties(of: context.viewer, in: tx)
        let told = try ToldPractice.all([file.practice], in: context.texts.language, tx).first
        let practice = LabelPage.Link(
            name: told?.title ?? file.practice.title, path: file.practice.path,
            language: told?.language ?? file.practice.language)
        let awaited: LabelAct = label.state == .reported ? .grant : .name
        return LabelPage(
            id: id, issuer: file.issuer.id == file.practice.id ? practice : Self.link(file.issuer),
            practice: practice, replication: Self.link(file.replication), isFictional: file.replication.isFictional,
            state: label.state, validity: label.validity(at: now), askedAt: label.askedAt, grantedAt: label.grantedAt,
            expiresOn: label.expiresOn, isLeft: file.replication.leftAt != nil,
            rounds: try ShownRound.all(of: file, for: context.viewer, parties, names: names, in: tx),
            history: try LabelEvent.all(of: id, in: tx), acts: LabelFile.acts(label, for: parties, at: now),
            bar: parties.contains(.issuer) && label.state.isOpen ? awaited.bar(for: parties) : nil, label: label,
            submission: submission)
    }

    private static func link(_ thing: Thing) -> LabelPage.Link {
        LabelPage.Link(name: thing.title, path: thing.path, language: thing.language)
    }
}
