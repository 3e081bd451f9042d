import Fixtures
import HummingbirdTesting
import NodeFixtures
import Web

/// A small commons in which one person carries one thing of each kind, so that every form there is has something to change.
struct Furnished {
    let node: TestNode
    /// May do everything on this node, and keeps one thing of each kind.
    let boss: Visitor

    static let things = [
        "/practices/jardin", "/organizations/structure", "/replications/jardin-a-mende", "/adaptations/changement",
        "/networks/reseau", "/media/image",
    ]

    static func on(_ node: TestNode, _ client: any TestClientProtocol) async throws -> Furnished {
        let boss = try await node.person("Boss", roles: [.administrator], at: client)
        try await furnish(boss)
        return Furnished(node: node, boss: boss)
    }

    /// One thing of each kind, all but the practice published.
    static func furnish(_ person: Visitor, publishing: Bool = true) async throws {
        try await person.open("/practices/new")
        try await person.submit("/practices", ["title": "Jardin", "need": "Se nourrir."])
        if publishing { try await person.submit("/practices/jardin/editions") }
        try await person.open("/organizations/new")
        try await person.submit("/organizations", ["title": "Structure", "kind": "association"])
        guard publishing else { return }
        try await person.open("/media/new")
        try await person.upload(
            "/media", ["title": "Image", "authors": "Boss", "licence": "CC-BY-4.0"],
            file: ("file", "image.png", SmallestPicture.png))
        try await person.open("/networks/new")
        try await person.submit("/networks", ["title": "Réseau", "kind": "thematic"])
        let place = "/replications/new?practice=jardin&territory=Mende&territory-id=FR-COG-48095&carrier=&carrier-kind="
        try await person.open(place)
        try await person.submit("/replications", ["title": "Jardin à Mende", "state": "running"])
        try await person.open("/replications/jardin-a-mende/adaptations/new")
        try await person.submit(
            "/replications/jardin-a-mende/adaptations", ["title": "Changement", "what": "Autrement."])
    }

    /// The pages that show a form, to somebody who may do everything.
    static let pages =
        [
            "/practices/new", "/organizations/new", "/networks/new", "/networks/reseau/meetings/new",
            "/memberships/new?network=reseau", "/memberships/new", "/replications/new",
            "/media/new", "/media/new?page=/practices/jardin", "/showings/new?page=/practices/jardin",
            "/replications/new?practice=jardin",
            "/replications/new?practice=jardin&territory=Mende&territory-id=FR-COG-48095&carrier=&carrier-kind=",
            "/replications/jardin-a-mende/states/new", "/replications/jardin-a-mende/adaptations/new",
            "/replications/jardin-a-mende/handovers/new", "/lessons",
            "/profile/presentation", "/profile/email", "/profile/password", "/administration/site",
            "/administration/wording", "/administration/wording/web.frame.skip", "/administration/people",
            "/administration/invitations", "/search", "/territories", "/practices/jardin/revisions/1",
        ] + things.map { $0 + "/revisions/new" }

    /// Those that show one to whoever comes.
    static let doors = ["/accounts/new", "/session/new", "/accounts/password-resets", "/accounts/verifications"]
}
