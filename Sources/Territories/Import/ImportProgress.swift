/// How far an import has come.
package struct ImportProgress: Sendable, Equatable {
    package let file: TerritoryFile
    /// Territories written so far, of all files.
    package let done: Int
    package let total: Int
}
