package import Storage
import Synchronization
package import Web

/// What this node looks like, kept in memory: read again after each change made here, and every ten seconds, so that
/// several processes on one database agree.
package final class SiteKeeper: Sendable {
    private struct Known {
        var site: Site
        /// Nil before the first reading.
        var readAt: Timestamp?
        var isBeingRead = false
        var changes = 0
    }

    private let database: Database
    private let world: World
    private let known: Mutex<Known>
    private static let freshMilliseconds = 10_000

    /// - Parameter basis: what does not come from the database: address, navigation.
    package init(_ basis: Site, database: Database, world: World) {
        self.database = database
        self.world = world
        known = Mutex(Known(site: basis))
    }

    /// How often what was read differed from what was known: pages made before look otherwise now.
    package var changes: Int { known.withLock(\.changes) }

    /// While one caller reads again, the others are served what is known; so is everybody while the database is away.
    package func site() async throws -> Site {
        let now = world.now()
        let (site, isFirst, isMine) = known.withLock { known in
            let isFresh = known.readAt.map { abs(now - $0) < Self.freshMilliseconds } ?? false
            let isMine = !isFresh && (!known.isBeingRead || known.readAt == nil)
            if isMine { known.isBeingRead = true }
            return (known.site, known.readAt == nil, isMine)
        }
        guard isMine else { return site }
        do {
            return try await refresh()
        } catch  where !isFirst {
            known.withLock { known in
                known.isBeingRead = false
                known.readAt = now
            }
            return site
        }
    }

    /// Call after a change.
    @discardableResult
    package func refresh() async throws -> Site {
        let now = world.now()
        let (choices, wording) = try await database.read { tx in
            (try SiteChoices.read(in: tx), try OwnWording.read(in: tx))
        }
        return known.withLock { known in
            let before = known.site
            known.site.name = choices.name
            known.site.tagline = choices.tagline
            known.site.languages = choices.languages
            known.site.accent = choices.accent?.text
            known.site.wording = wording
            known.readAt = now
            known.isBeingRead = false
            known.changes += known.site == before ? 0 : 1
            return known.site
        }
    }
}
