import HTTPTypes
import Web

/// The refusals that programs meet, in the order of their statuses.
enum Problems {
    static let all: [AppError.Kind?] = AppError.Kind.allCases.sorted { $0.status.code < $1.status.code } + [nil]

    static func status(of kind: AppError.Kind?) -> Int { kind.map { $0.status.code } ?? 500 }
}
