package import Foundation
import HTTPTypes
import Hummingbird

/// A folder of files that the node serves itself: read once at start, small, and named with their fingerprint so that
/// browsers may keep them for a year.
package struct Assets: Sendable {
    let prefix: String
    private var files: [String: AssetFile] = [:]

    /// The rooms' own files under `prefix`; later folders lay over earlier ones.
    package init(at prefix: String, folders: [URL]) throws {
        self.prefix = prefix
        for folder in folders { try add(folder) }
    }

    /// A file that the program makes itself, when it is first asked for.
    package mutating func add(_ path: String, _ make: @escaping @Sendable () throws -> [UInt8]) {
        let type = Self.types[path.split(separator: ".").last.map(String.init) ?? ""] ?? "application/octet-stream"
        files[path] = AssetFile(type: type, make: make)
    }

    func add(to router: Router<Context>) {
        router.get(RouterPath("\(prefix)/**")) { request, context in
            try response(to: request, path: context.parameters.getCatchAll().joined(separator: "/"))
        }
    }

    private func response(to request: Request, path: String) throws -> Response {
        guard let file = files[path] else { throw AppError.missing }
        let content = try file.content()
        let packed = acceptsPacked(request) ? try file.packedBytes() : nil
        let tag = packed == nil ? "\"\(content.fingerprint)\"" : "\"\(content.fingerprint)-gzip\""
        let isNamed = request.uri.queryParameters["v"].map(String.init) == content.fingerprint
        var headers: HTTPFields = [
            .contentType: file.type, .eTag: tag, .vary: "Accept-Encoding",
            .cacheControl: isNamed ? "public, max-age=31536000, immutable" : "public, max-age=300",
        ]
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        if packed != nil { headers[.contentEncoding] = "gzip" }
        let body = ByteBuffer(bytes: packed ?? content.bytes)
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: body))
    }

    /// Whether the browser names gzip, without reserve.
    private func acceptsPacked(_ request: Request) -> Bool {
        let wishes = (request.headers[.acceptEncoding] ?? "").split(separator: ",")
        return wishes.contains { $0.trimmingWhitespace().lowercased() == "gzip" }
    }

    private mutating func add(_ folder: URL) throws {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        for path in paths.sorted() {
            let url = folder.appendingPathComponent(path)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue
            else { continue }
            let bytes = [UInt8](try Data(contentsOf: url))
            add(path) { bytes }
        }
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "woff2": "font/woff2", "json": "application/json", "geojson": "application/geo+json", "png": "image/png",
        "txt": "text/plain; charset=utf-8", "webmanifest": "application/manifest+json",
    ]
}
