package import Foundation

/// The resources of a room, for tests that show its texts: `try catalog.add(Resources.of("Mail"))`.
package enum Resources {
    package static func of(_ room: String) throws -> Bundle {
        let url = Bundle.main.bundleURL.appendingPathComponent("essaim_\(room).resources")
        guard let bundle = Bundle(url: url) else { throw Missing(path: url.path) }
        return bundle
    }

    private struct Missing: Error {
        let path: String
    }
}
