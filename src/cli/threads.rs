//! How many threads a command works with.

use rayon::ThreadPoolBuilder;
use std::num::NonZeroUsize;

/// The most threads that may be asked for; more than cores are of no use.
const MOST: usize = 256;
/// What a thread may put on its stack: as much as the first thread of the process mostly may.
const STACK_BYTES: usize = 8 * 1024 * 1024;

/// Runs `work` with so many threads, or one for each core, or as many as `RAYON_NUM_THREADS` says.
///
/// Where the system gives no thread, the work is done all the same, by the one that is there.
pub(super) fn with_threads<Made: Send>(
    count: Option<NonZeroUsize>,
    work: impl FnOnce() -> Made + Send,
) -> Made {
    let count = count.map_or(0, |count| count.get().min(MOST));
    let pool = ThreadPoolBuilder::new().num_threads(count).stack_size(STACK_BYTES).build();
    let pool = pool.or_else(|_| ThreadPoolBuilder::new().num_threads(1).use_current_thread().build());
    match pool {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}
