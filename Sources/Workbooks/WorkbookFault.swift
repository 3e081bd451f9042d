/// Why nothing can be made of a workbook.
package enum WorkbookFault: Error, Equatable {
    /// It is none, it is broken, or it defines entities of its own.
    case notOne
    case tooManyRows(limit: Int)
}
