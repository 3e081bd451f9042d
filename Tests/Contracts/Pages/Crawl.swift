import Fixtures
import Foundation
import NodeFixtures

@testable import Web

/// Walks through a node as a person does: from link to link, a few pages of each kind.
struct Crawl {
    private let routes: [Route]
    private let mostOfEachKind: Int
    private var waiting: [String]
    private var known: Set<String>
    private var seen: [String: Int] = [:]

    init(_ routes: [Route], from paths: [String] = ["/"], mostOfEachKind: Int = 4) {
        self.routes = routes.filter { !$0.isUnsafe }.sorted { $0.path < $1.path }
        self.mostOfEachKind = mostOfEachKind
        waiting = paths
        known = Set(paths)
    }

    /// Calls `meet` for each page; its links are followed in turn.
    mutating func walk(
        _ visitor: Visitor, _ meet: (VisitedPage) async throws -> Void
    ) async throws {
        while !waiting.isEmpty {
            let path = waiting.removeFirst()
            guard let route = route(of: path), seen[route.path, default: 0] < mostOfEachKind else { continue }
            seen[route.path, default: 0] += 1
            let page = try await visitor.open(path)
            try await meet(page)
            follow(page)
        }
    }

    /// The routes of which no page was met.
    var unmet: [Route] { routes.filter { seen[$0.path] == nil } }

    private mutating func follow(_ page: VisitedPage) {
        for link in page.links {
            let bare = link.prefix { $0 != "#" }
            let whole = bare.hasPrefix("?") ? page.path.prefix { $0 != "?" } + bare : bare
            guard whole.hasPrefix("/"), !whole.contains("lang="), known.insert(String(whole)).inserted else { continue }
            waiting.append(String(whole))
        }
    }

    /// Literal parts win over parameters, as in the router.
    private func route(of path: String) -> Route? {
        let address = path.prefix { $0 != "?" }
        return routes.filter { $0.fits(address) }.min { $0.parameters < $1.parameters }
    }
}

extension Route {
    fileprivate var parameters: Int { path.split(separator: "/").count { $0.hasPrefix(":") } }
}
