import Files
import Foundation
import Storage

/// What was typeset, by the digest of what went into it: a folder that may be emptied at any time, and never grows past its
/// bound.
struct PrintedFiles: Sendable {
    let folder: String
    var mostBytes = 256 << 20

    /// Where a file is that was made before; it is young again from now on.
    func path(of digest: String) -> String? {
        let path = place(of: digest)
        return utimes(path, nil) == 0 ? path : nil
    }

    /// Takes `book.pdf` out of a workbench.
    func keep(_ bench: Workbench, as digest: String) throws -> String {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let path = place(of: digest)
        // A name of its own in one step: whoever looks finds all of it or nothing.
        guard rename("\(bench.folder)/book.pdf", path) == 0 else {
            throw FileFault.unusable(path: path, reason: String(cString: strerror(errno)))
        }
        makeRoom(besides: path)
        return path
    }

    func removeUnused(since time: Timestamp) {
        for file in all() where file.usedAt / 1_000_000 < time.rawValue { unlink(file.path) }
    }

    private func place(of digest: String) -> String { "\(folder)/\(digest).pdf" }

    /// The files that nobody asked for longest go first. One that is being sent stays open until it is.
    private func makeRoom(besides newest: String) {
        var files = all().sorted { $0.usedAt > $1.usedAt }
        var sum = files.reduce(0) { $0 + $1.bytes }
        while sum > mostBytes, let oldest = files.popLast() {
            guard oldest.path != newest else { continue }
            unlink(oldest.path)
            sum -= oldest.bytes
        }
    }

    private struct Kept {
        let path: String
        let bytes: Int
        let usedAt: Int
    }

    private func all() -> [Kept] {
        guard let names = FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }) else {
            return []
        }
        return names.compactMap { name in
            var facts = stat()
            let path = "\(folder)/\(name)"
            guard stat(path, &facts) == 0 else { return nil }
            return Kept(
                path: path, bytes: Int(facts.st_size),
                usedAt: Int(facts.st_mtim.tv_sec) * 1_000_000_000 + Int(facts.st_mtim.tv_nsec))
        }
    }
}
