import Accounts
import Commons
import Storage
import Web

/// What stands between a moderator and an appeal.
enum AppealBar: String, Sendable, Codable {
    /// They keep the page.
    case ownPage
    /// They decided, and somebody else can look at it.
    case sameModerator
    /// They decided, and the node has nobody else: allowed, said openly, and marked.
    case nobodyElse

    static func find(
        for viewer: Viewer, _ decision: Decision, _ thing: Thing?, in tx: Transaction
    ) throws -> AppealBar? {
        if let thing, try thing.isKept(by: viewer.id, in: tx) { return .ownPage }
        guard decision.decidedBy == viewer.id else { return nil }
        let keepers = try thing?.everyKeeper(in: tx) ?? []
        let others = try Account.moderators(in: tx).filter { $0 != viewer.id && !keepers.contains($0) }
        return others.isEmpty ? .nobodyElse : .sameModerator
    }
}
