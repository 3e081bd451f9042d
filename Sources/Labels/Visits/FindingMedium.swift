import Commons
import Files
import HTTPTypes
import Media
import Storage
import Web

/// An image or a document of this node that shows what a visit found.
enum FindingMedium {
    /// What the visitor brought, and what the page of the place shows.
    static func offered(to viewer: Viewer, about replication: Thing, in tx: Transaction) throws -> [Thing] {
        let own = try Thing.kept(by: viewer.id, kind: .medium, limit: 50, in: tx).filter { $0.visibility != .withdrawn }
        let shown = try ShownMedium.all(on: replication.id, in: tx).map(\.thing)
        return own + shown.filter { medium in !own.contains { $0.id == medium.id } }
    }

    /// By the address of its page, with or without the name of this node, or its end. Nil where there is none that the viewer
    /// may see.
    static func named(_ typed: String, for viewer: Viewer, in tx: Transaction) throws -> Thing? {
        let address = typed.prefix { !"?#".contains($0) }
        guard let slug = address.split(separator: "/").last else { return nil }
        guard let medium = try Thing.find(.medium, named: String(slug), in: tx), medium.visibility != .withdrawn,
            try medium.visibility == .published || medium.isInHands(of: viewer, in: tx)
                || isEvidence(medium, for: viewer, in: tx)
        else { return nil }
        return medium
    }

    /// Another visitor brought it: whoever writes after them may leave it there.
    private static func isEvidence(_ medium: Thing, for viewer: Viewer, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value(
            """
            SELECT 1 FROM label_findings f JOIN label_visitors v ON v.label_id = f.label_id AND v.round = f.round
            WHERE f.medium_id = \(medium.id) AND v.person_id = \(viewer.id) AND v.state = 'agreed' LIMIT 1
            """)
        return found != nil
    }

    /// What is served of it: nil where it is gone.
    static func file(of finding: LabelFinding, in tx: Transaction) throws -> (digest: FileDigest, type: String)? {
        guard let medium = try finding.medium.flatMap({ try Thing.find($0, in: tx) }), medium.visibility != .withdrawn
        else { return nil }
        let digest = try Media().content(of: medium, in: tx).file
        let type: String? = try tx.value("SELECT type FROM media_files WHERE sha256 = \(digest)")
        return type.map { (digest, $0) }
    }

    /// Opened by itself, it can do nothing; no copy is kept on the way. What is neither seen nor heard is taken away.
    static func headers(of type: String) -> HTTPFields {
        let isShown = ["image/", "audio/", "video/"].contains { type.hasPrefix($0) }
        return [
            .contentDisposition: isShown ? "inline" : "attachment", .cacheControl: "private, no-store",
            .contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'; sandbox",
        ]
    }
}

extension LabelFile {
    /// Whether somebody reads by what a visit knows what it found: everybody, once it is handed in; where it tells of people
    /// who did not agree to that, only those who visited, who carry the place, and whose name is asked for.
    func shows(_ finding: LabelFinding, to viewer: Viewer?, in tx: Transaction) throws -> Bool {
        let isVisitor = visitors.contains {
            $0.round == finding.round && $0.person == viewer?.id && $0.state == .agreed
        }
        if isVisitor { return true }
        guard let round = rounds.first(where: { $0.number == finding.round }), round.reportedAt != nil else {
            return false
        }
        guard finding.isPrivate else { return true }
        return try !parties(of: viewer, in: tx).isDisjoint(with: [.carrier, .issuer])
    }
}
