// What staff say of two leads, whether they are one business; it can be taken back as if never said.
import { post } from "../api.js";

const LEADS = "/api/admin/leads";

/** @param act `merge` or `not-a-duplicate`; answers how to take it back: () => promise */
export const verdict = async (lead, act, body) => {
  const { verdicts } = await post(`${LEADS}/${lead}/${act}`, body);
  const latest = Math.max(...verdicts.map((one) => one.id));
  return () => post(`${LEADS}/verdicts/${latest}/undo`);
};
