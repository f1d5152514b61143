-- A task may wait for others of its run: what adds everything up, for all that is to be added.

ALTER TABLE run_task
    DROP CONSTRAINT run_task_state_check,
    ADD CONSTRAINT run_task_state_check CHECK (state IN ('WAITING', 'OPEN', 'DONE', 'FAILED')),
    ADD COLUMN awaits text,
    ADD CONSTRAINT run_task_waits_for_something CHECK (state <> 'WAITING' OR awaits IS NOT NULL);
COMMENT ON COLUMN run_task.awaits IS 'It is published when every other task whose key begins so is over; empty for all others.';
CREATE INDEX run_task_waiting ON run_task (run_id, awaits) WHERE state = 'WAITING';
