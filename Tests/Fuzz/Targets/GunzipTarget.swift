import Foundation
import Tabular

/// A packed file is unpacked up to a limit, or refused.
enum GunzipTarget: FuzzTarget {
    static func read(_ bytes: [UInt8]) throws {
        let folder = FileManager.default.temporaryDirectory
        let path = folder.appending(path: "essaim-fuzz-\(ProcessInfo.processInfo.processIdentifier).gz").path
        guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else { return }
        do {
            let limit = 1 << 20
            try hold(try Gunzip.read(path, limit: limit).count <= limit, "more than the limit")
        } catch is Gunzip.Failure {
            return
        }
    }
}
