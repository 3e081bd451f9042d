import Foundation

enum FileSize {
    /// Nil when there is no such file.
    static func bytes(of path: String) -> Int? {
        do {
            return try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        } catch {
            return nil
        }
    }
}
